package dev.tidegate.ingress.platform.generic;

import dev.tidegate.account.Account;
import dev.tidegate.account.KeyRing;

/**
 * A request whose signature was found valid, without its body.
 *
 * @param webhookId the signed {@code webhook-id}
 * @param account whose events these are
 * @param keys keys of the account's merchant
 * @param receivedAtMs when the request was complete, milliseconds since 1970
 */
public record WebhookRequest(
    RequestHeaders headers, String webhookId, Account account, KeyRing keys, long receivedAtMs) {

  @Override
  public String toString() {
    return "WebhookRequest[" + account.id() + "]";
  }
}
