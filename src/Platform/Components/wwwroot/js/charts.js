// Draws a chart from the table beside it, so that both always say the same. ECharts is loaded by the pages that need it.
import { each } from './dom.js';

const library = new URL('../vendor/echarts/echarts.common.min.js', import.meta.url);
const colour = name => {
  const probe = document.createElement('i');
  probe.style.color = `var(${name})`;
  document.body.append(probe);
  const value = getComputedStyle(probe).color;
  probe.remove();
  return value;
};
const tones = { 1: '--ph-chart-1', 2: '--ph-chart-2', 3: '--ph-chart-3', warn: '--ph-chart-warn', bad: '--ph-chart-bad' };
const patterns = {
  warn: { symbol: 'circle', symbolSize: 0.7, dashArrayX: [[4, 4], [0, 4, 4, 0]], dashArrayY: [4, 0], color: 'rgba(255,255,255,.5)' },
  bad: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: -Math.PI / 4, color: 'rgba(255,255,255,.45)' },
};
const cellText = cell => (cell.dataset.label ?? cell.textContent).trim();

/** Categories and series of a table; columns without data-value cells don't count. */
const read = table => {
  const heads = [...table.tHead.rows[0].cells];
  const rows = [...table.tBodies[0].rows];
  const series = heads.map((head, index) => ({ head, index })).slice(1)
    .filter(({ index }) => rows.some(row => row.cells[index]?.dataset.value !== undefined))
    .map(({ head, index }, number) => ({
      name: cellText(head),
      type: head.dataset.type ?? 'bar',
      tone: head.dataset.tone ?? String(number % 3 + 1),
      values: rows.map(row => Number(row.cells[index].dataset.value ?? 0)),
    }));
  return { names: rows.map(row => cellText(row.cells[0])), rowTones: rows.map(row => row.dataset.tone), series };
};

const formats = section => {
  const exact = new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const plain = new Intl.NumberFormat('zh-CN');
  const { format, wan, yi } = section.dataset;
  const short = value => {
    if (document.documentElement.lang === 'en') return new Intl.NumberFormat('en', { notation: 'compact' }).format(value);
    const size = Math.abs(value);
    return size >= 1e8 ? `${value / 1e8} ${yi}` : size >= 1e4 ? `${value / 1e4} ${wan}` : plain.format(value);
  };
  return { label: value => (format === 'number' ? plain.format(value) : '¥' + exact.format(value)), axis: format === 'number' ? value => plain.format(value) : short };
};

const options = (section, data) => {
  const { label, axis } = formats(section);
  const text = colour('--ph-text-2');
  const line = colour('--ph-border');
  const isBars = section.dataset.phChart === 'bars';
  const axisLook = { axisTick: { show: false }, axisLabel: { color: text, fontSize: 12 }, axisLine: { lineStyle: { color: colour('--ph-border-strong') } }, splitLine: { lineStyle: { color: line } } };
  const hasLegend = data.series.length > 1;
  const categories = { type: 'category', data: data.names, inverse: isBars, ...axisLook, splitLine: { show: false } };
  const values = { type: 'value', ...axisLook, axisLine: { show: false }, axisLabel: { color: text, fontSize: 12, formatter: axis } };
  const width = Math.max(6, Math.min(22, 300 / data.names.length / data.series.length));
  return {
    animation: false,
    aria: { enabled: true },
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, fontSize: 12, color: text },
    tooltip: { trigger: 'axis', renderMode: 'richText', axisPointer: { type: 'shadow', shadowStyle: { color: colour('--ph-shadow-tint') } }, valueFormatter: label, backgroundColor: colour('--ph-surface'), borderColor: line, textStyle: { color: colour('--ph-text'), fontSize: 12 } },
    legend: hasLegend ? { right: 0, top: 0, itemWidth: 12, itemHeight: 8, textStyle: { color: text } } : undefined,
    grid: isBars ? { left: 4, right: 92, top: 4, bottom: 4, containLabel: true } : { left: 4, right: 8, top: hasLegend ? 32 : 12, bottom: 2, containLabel: true },
    xAxis: isBars ? { ...values, show: false } : categories,
    yAxis: isBars ? { ...categories, axisLine: { show: false } } : values,
    series: data.series.map(series => ({
      name: series.name,
      type: series.type === 'bar' ? 'bar' : 'line',
      step: series.type === 'step' ? 'end' : undefined,
      symbol: 'none',
      barWidth: isBars ? 16 : width,
      barGap: '12%',
      showBackground: isBars,
      backgroundStyle: { color: colour('--ph-surface-2') },
      lineStyle: { width: 2, color: colour(tones[series.tone]) },
      itemStyle: { color: colour(tones[series.tone]), borderRadius: isBars ? [0, 2, 2, 0] : 0, decal: patterns[series.tone] },
      label: { show: isBars, position: 'right', color: colour('--ph-text'), fontSize: 12, formatter: point => label(point.value) },
      data: series.values.map((value, index) => {
        const tone = data.rowTones[index];
        return tone ? { value, itemStyle: { color: colour(tones[tone]), decal: patterns[tone] } } : value;
      }),
    })),
  };
};

const startChart = async section => {
  const canvas = section.querySelector('[data-canvas]');
  const table = section.querySelector('table');
  if (!table?.tBodies[0]?.rows.length) return;
  const buttons = section.querySelectorAll('[data-show]');
  const show = what => {
    section.classList.toggle('shows-chart', what === 'chart');
    buttons.forEach(button => button.setAttribute('aria-pressed', String(button.dataset.show === what)));
  };
  section.classList.add('shows-chart');
  await import(library);
  const chart = globalThis.echarts.init(canvas, null, { renderer: 'svg' });
  const draw = () => chart.setOption(options(section, read(table)), true);
  draw();
  canvas.setAttribute('role', 'img');
  buttons.forEach(button => button.addEventListener('click', () => { show(button.dataset.show); chart.resize(); }));
  new ResizeObserver(() => { if (canvas.offsetWidth) chart.resize(); }).observe(canvas);
  document.addEventListener('ph:appearance', draw);
};

export const startCharts = root => each(root, '[data-ph-chart]', startChart);
