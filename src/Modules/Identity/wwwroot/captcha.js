// A click on the picture or the button shows another one; the old ticket is simply forgotten.
for (const block of document.querySelectorAll('[data-captcha]')) {
  const picture = block.querySelector('img');
  const ticket = block.querySelector('[name=CaptchaTicket]');
  const answer = block.querySelector('[name=CaptchaAnswer]');

  const renew = async () => {
    const reply = await fetch(block.dataset.captchaNext, { cache: 'no-store' });
    if (!reply.ok) return;
    ticket.value = (await reply.json()).ticket;
    picture.src = `${block.dataset.captchaImage}?ticket=${encodeURIComponent(ticket.value)}`;
    answer.value = '';
  };

  const renewByHand = async () => {
    await renew();
    answer.focus();
  };
  block.querySelector('button').addEventListener('click', renewByHand);
  picture.addEventListener('click', renewByHand);

  // A ticket is good for two minutes; renew before it expires unless somebody is typing the answer.
  setInterval(() => {
    if (!document.hidden && answer.value === '') renew();
  }, 100_000);
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden && answer.value === '') renew();
  });
}
