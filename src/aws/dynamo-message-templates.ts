import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import type { MessageTemplates, StoredTemplate } from '../delivery/message-templates.ts';
import type { Table } from './connect-table.ts';
import { messageTemplateKey } from './table-keys.ts';

const TemplateItem = z.object({ bytes: z.instanceof(Uint8Array) });

/** Message templates, one binary item each, next to the record of their issue: a sender needs no other store. */
export class DynamoMessageTemplates implements MessageTemplates {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async save({ issueId, contentHash, bytes }: StoredTemplate): Promise<void> {
    const Item = { ...messageTemplateKey(issueId, contentHash), bytes };
    await this.#table.client.send(new PutCommand({ TableName: this.#table.name, Item }));
  }

  async load(issueId: string, contentHash: string): Promise<Uint8Array | undefined> {
    const get = new GetCommand({
      TableName: this.#table.name,
      Key: messageTemplateKey(issueId, contentHash),
      ConsistentRead: true,
    });
    const { Item } = await this.#table.client.send(get);
    return Item ? TemplateItem.parse(Item).bytes : undefined;
  }
}
