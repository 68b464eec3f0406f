/** What every feature is given, and what a feature is. */
import type { Conversation, Document } from "./chat/feature.js";
import type { Address, Interaction, Outcome } from "./chat/interaction.js";
import type { MemberId, OrganisationId, WorkspaceId } from "./database/ids.js";
import type { Writer } from "./database/store.js";
import type { Artist, Drawn } from "./drawing/artist.js";
import type { JobKind } from "./schedule/job-kinds.js";
import type { MessageKind, Scene } from "./schedule/messages.js";

export interface Employer {
  readonly id: OrganisationId;
  readonly name: string;
}

export interface Asker {
  /** Undefined until the workspace, or the person in it, has left something here. */
  readonly workspaceId: WorkspaceId | undefined;
  readonly memberId: MemberId | undefined;
  /** Where they were last reached; undefined where they have left nothing here. */
  readonly address: Address | undefined;
  /** The workspace took Causeway away, so that it is news that somebody in it asks. */
  readonly disconnected: boolean;
  readonly name: string;
  readonly role: string;
  /** Whoever holds an organisation's standing link: nobody has said who this is. */
  readonly unnamed: boolean;
  /** Whom the person works for; undefined where a shared workspace leaves that open and they have not said. */
  readonly employer: Employer | undefined;
  /** The organisations that use this workspace. */
  readonly employers: readonly Employer[];
}

/** The asker as a row. */
export interface Me {
  readonly id: MemberId;
  readonly workspaceId: WorkspaceId;
}

export interface Context extends Scene {
  readonly interaction: Interaction;
  readonly asker: Asker;
  /**
   * One durable change in answer to this interaction. It has its effect once, however often the interaction is
   * delivered: a repeated one ends here. An outcome that corrects a form leaves nothing written.
   * Where the work fails for want of something else than room, `otherwise` is done before the fault is told.
   */
  write(
    work: (tx: Writer, me: Me) => Promise<Outcome>,
    otherwise?: (tx: Writer, me: Me) => Promise<void>,
  ): Promise<Outcome>;
  /**
   * The asker's id, made in a write of its own where this is the first that we hear of them: for what must not be
   * written beside anything about them.
   */
  introduce(): Promise<MemberId>;
  /** As `write`, where it was nobody in particular who acted. */
  record(work: (tx: Writer) => Promise<Outcome>): Promise<Outcome>;
  /**
   * Tells the asker, and only them, what came of a form: in the response where the platform shows one,
   * otherwise as a message that is as durable as the change itself.
   */
  confirm<P>(tx: Writer, me: Me, message: MessageKind<P>, payload: P): Promise<Outcome>;
}

/** What making a document needs. */
export interface Studio extends Scene {
  readonly artist: Artist;
}

/** Whom an address is for, as they are now. */
export interface DocumentReader {
  readonly id: MemberId;
  /** Whom they work for; undefined where a shared workspace leaves that open. */
  readonly employer: OrganisationId | undefined;
}

export interface DocumentKind extends Document {
  /** Undefined where the reader may not have it, or it is no more. `about` was checked to be what we wrote ourselves. */
  make(studio: Studio, about: string, reader: DocumentReader): Promise<Drawn | undefined>;
}

export interface Feature extends Conversation<Context> {
  readonly messages?: readonly MessageKind[];
  readonly jobs?: readonly JobKind[];
  readonly documents?: readonly DocumentKind[];
  /** Plans what has come due, at every minute and after a start. What was planned before is not planned again. */
  readonly plan?: (tx: Writer, scene: Scene) => Promise<void>;
}
