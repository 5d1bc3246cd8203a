/** What to ask for. */
export interface TokenRequest {
  /**
   * The caller's JWT, or a function that gets it; it is called for each request, and given up after
   * 15 s.
   */
  bearer: string | (() => string | Promise<string>);
  /** The endpoint; `/twilio/token` if it is absent. */
  url?: string;
  /** The profile; `default` if it is absent. */
  profile?: string;
  /** The lifetime in whole seconds. */
  ttl?: number;
  /** The values of the profile's parameters. */
  params?: Record<string, string>;
  /** The caller's own identity, to make sure of it. */
  identity?: string;
  /** Aborts a request; with `tokenCache` it also forgets the token. */
  signal?: AbortSignal;
}

/** The answer of the endpoint. */
export interface IssuedToken {
  token: string;
  identity: string;
  profile: string;
  /** Whole seconds, counted from when the request was sent. */
  expires_in: number;
  /** In UTC, by the server's clock. */
  expires_at: string;
  grants: string[];
  lifetime: { requested?: number; effective: number; limited_by?: string };
  /** Only outside US1; hand both to the SDK. */
  region?: string;
  edge?: string;
}

/** A refused request, with the members of its problem details (RFC 9457). */
export class TokenProblem extends Error {
  /** 0 if there was no answer, or no `bearer` in time. */
  readonly status: number;
  /** Such as `TWT-054`. */
  readonly code?: string;
  readonly type?: string;
  readonly title?: string;
  readonly detail?: string;
  readonly min?: number;
  readonly max?: number;
  readonly limited_by?: string;
  /** What `Retry-After` says, in milliseconds; 0 without it. */
  readonly waitMs: number;
  /** Whether the same request may succeed later. */
  readonly passing: boolean;
}

export interface TokenCache {
  /** Gets a new token, for SDKs with an event for it. Concurrent calls share one request. */
  renew(): Promise<IssuedToken>;
  /** Returns the kept token while it is valid, else a new one. */
  get(): Promise<IssuedToken>;
  /**
   * Renews before each expiry and calls back, until a refusal is final, such as 401. A problem is
   * what `bearer` threw, or a `TokenProblem`.
   */
  start(onToken: (token: IssuedToken) => void, onProblem: (problem: TokenProblem | Error) => void): void;
  /** Ends that, and aborts the request under way. The token is kept. */
  stop(): void;
  /** Stops, and forgets the token: for a logout. */
  forget(): void;
}

/** Requests one token; throws a `TokenProblem`, what `bearer` throws, or the signal's reason. */
export function fetchToken(request: TokenRequest): Promise<IssuedToken>;

/** Keeps the token of one request, in memory only. */
export function tokenCache(request: TokenRequest): TokenCache;
