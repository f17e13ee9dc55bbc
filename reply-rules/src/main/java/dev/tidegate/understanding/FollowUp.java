package dev.tidegate.understanding;

/** Whether a text goes on about the product that its writer last spoke of. */
public final class FollowUp {
  private FollowUp() {}

  /** Whether a folded text that names no product needs one to be understood. */
  public static boolean in(String folded) {
    return false;
  }
}
