package dev.tidegate.event;

/** Names of the topics; what each holds is said in docs/asyncapi.yaml. */
public final class TopicNames {
  public static final String EVENTS = "tidegate.events";
  public static final String RULESETS = "tidegate.rulesets";
  public static final String RELEASES = "tidegate.releases";
  public static final String PRODUCTS = "tidegate.products";
  public static final String ACCOUNTS = "tidegate.accounts";
  public static final String DECISIONS = "tidegate.decisions";
  public static final String OBLIGATIONS = "tidegate.obligations";
  public static final String ACTIONS = "tidegate.actions";
  public static final String LEDGER = "tidegate.ledger";
  public static final String BOARD = "tidegate.board";
  public static final String HANDOFFS = "tidegate.handoffs";
  public static final String INSIGHT = "tidegate.insight";
  public static final String DEADLETTERS = "tidegate.deadletters";

  private TopicNames() {}
}
