export { InvolvementModule } from './involvement.module.js';
export {
  PointersQueries,
  type Pointer,
  type PointerFilter,
  type PointerPage,
  type ReadPointers,
} from './pointers.queries.js';
export { RecordSharingQueries, type InvolvementView, type RecordSharing } from './record-sharing.queries.js';
export { mayReadPointers } from './involvement.policy.js';
