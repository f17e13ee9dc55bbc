package dev.tidegate.desk;

import org.jspecify.annotations.Nullable;

/**
 * A person's reply on its way, kept by the action's id until its outcome is known.
 *
 * @param cluster whose waiting buyers it answers too, null when it is for one buyer
 */
public record StaffReplyState(String handOff, @Nullable String cluster, @Nullable String sku) {}
