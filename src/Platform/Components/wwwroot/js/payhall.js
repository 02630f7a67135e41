// Starts everything that pages ask for by data-ph-… attributes, also in parts that htmx swaps in. No text lives here:
// texts come from the markup, in the page's language.
import { startAppearance } from './appearance.js';
import { startCharts } from './charts.js';
import { startDialogs } from './dialogs.js';
import { startForms } from './forms.js';
import { startMenus } from './menus.js';
import { startPermissions } from './permissions.js';
import { startSession } from './session.js';
import { startTables } from './tables.js';
import { startTrees } from './trees.js';

const starters = [startDialogs, startForms, startTables, startPermissions, startTrees, startCharts];

const start = root => starters.forEach(run => run(root));

startAppearance();
startMenus();
startSession();
start(document);
document.addEventListener('htmx:load', event => { if (event.detail.elt !== document.body) start(event.detail.elt); });
