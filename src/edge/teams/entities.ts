import { Entity } from 'botframework-connector/lib/connectorApi/models/mappers.js';

/** Lets an entity's own fields, such as citations, reach the wire: the SDK sends the ones it knows and drops the rest. */
export function keepEntityFields(): void {
  Object.assign(Entity.type, { additionalProperties: { type: { name: 'Object' } } });
}
