import type { TransferInView } from '../../modules/ogrs-tiering/index.js';
import { dayWords } from '../shell/labels.js';
import { paths } from '../shell/paths.js';
import {
  presentRow,
  presentStanding,
  type Cell,
  type Row,
  type RowContext,
} from './coming-in-row.presenter.js';

const MANAGED_AS: Record<string, string> = { ppo: 'Managed there as PPO', iom: 'Managed there as IOM' };

function presentOrigin(item: TransferInView, { can }: RowContext): Cell {
  const { id, fromArea, managedAs, transferredOn } = item;
  const isWhole = fromArea !== null && managedAs !== null && transferredOn !== null;
  return {
    label: 'Came from',
    text: fromArea ?? 'Area not recorded',
    notes: [
      managedAs === null ? 'PPO or IOM not recorded' : (MANAGED_AS[managedAs] ?? managedAs),
      transferredOn === null ? 'Date not recorded' : `Transferred on ${dayWords(transferredOn)}`,
    ],
    link:
      isWhole || !can.setDesignations
        ? null
        : { text: 'Record the transfer', href: `${paths.setDesignations(id)}#outOfAreaTransfer` },
  };
}

/** A PPO or IOM case from outside Derbyshire: from where, and whether it is registered (ROUTE-OOA). */
export const presentTransferIn = (item: TransferInView, context: RowContext): Row =>
  presentRow(item, [presentOrigin(item, context), presentStanding(item, context)], context);
