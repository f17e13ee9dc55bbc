package dev.tidegate.desk;

import org.jspecify.annotations.Nullable;

/**
 * Clock and release of a merchant.
 *
 * @param deskTimeMs grows with append times and never falls
 * @param lastAppendMs append time of the last record
 * @param releaseNumber of the last release, -1 before the first
 * @param stable version of the rule set in force, null before the first release
 */
public record MerchantState(
    long deskTimeMs, long lastAppendMs, long releaseNumber, @Nullable Long stable) {}
