import { laterDialog } from '../../shared/later/later.js';

export const ExportDialog = laterDialog(async () => (await import('./export/export-dialog.js')).ExportDialog);

export const ShareDialog = laterDialog(async () => (await import('./share/share-dialog.js')).ShareDialog);
