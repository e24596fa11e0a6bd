import { Injectable } from '@nestjs/common';
import { applicationOf, conversationOf } from '../common/knowledge-owner.js';
import { ForeignApplicationError, NotOwnedError, ScopeMissingError } from './auth.errors.js';
import { type Owner, OwnedIdsRepository } from './owned-ids.repository.js';
import { type OwnedKind } from './policy.js';
import { type ApplicationPrincipal, type Principal, type Scope, type UserPrincipal } from './principal.js';

type Admitted = ApplicationPrincipal | UserPrincipal;

/** Whether what a request names is the caller's. What is not, is as if it were not there. */
@Injectable()
export class Ownership {
  constructor(private readonly repository: OwnedIdsRepository) {}

  /** @throws NotOwnedError, ForeignApplicationError, ScopeMissingError */
  async require(kind: OwnedKind, id: string, principal: Principal): Promise<void> {
    if (principal.kind === 'local' || principal.kind === 'admin') return;
    const { applicationId } = principal;
    switch (kind) {
      case 'application':
        if (id !== applicationId) throw new ForeignApplicationError();
        return;
      case 'document':
        await this.requireDocument(id, applicationId, principal);
        return;
      case 'conversation':
        requireOwner(await this.repository.ownerOfConversation(id, applicationId), kind, id, principal);
        return;
      case 'run':
        requireOwner(await this.repository.ownerOfRun(id, applicationId), kind, id, principal);
    }
  }

  /** One that is a conversation's is whose that is, and for those who may be in conversations. */
  private async requireDocument(id: string, applicationId: string, principal: Admitted): Promise<void> {
    const owner = await this.repository.ownerOfDocument(id);
    if (owner === undefined || applicationOf(owner) !== applicationId)
      throw new NotOwnedError('document', id);
    const conversationId = conversationOf(owner);
    if (conversationId === undefined) {
      if (!hasScope(principal, 'knowledge')) throw new ScopeMissingError(['knowledge']);
      return;
    }
    if (!hasScope(principal, 'chat')) throw new NotOwnedError('document', id);
    const whose = await this.repository.ownerOfConversation(conversationId, applicationId);
    requireOwner(whose, 'document', id, principal);
  }
}

/** A user has none: what is theirs is theirs. */
function hasScope(principal: Admitted, scope: Scope): boolean {
  return principal.kind === 'user' || principal.scopes.includes(scope);
}

function requireOwner(owner: Owner | undefined, kind: OwnedKind, id: string, principal: Principal): void {
  const isOwn =
    owner !== undefined &&
    (principal.kind !== 'user' ||
      (owner.userId === principal.userId &&
        (principal.conversationId === undefined || principal.conversationId === owner.conversationId)));
  if (!isOwn) throw new NotOwnedError(kind, id);
}
