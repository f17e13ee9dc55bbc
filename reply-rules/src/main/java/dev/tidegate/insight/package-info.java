/**
 * What the insight job works out, as plain Java: {@link dev.tidegate.insight.Notes} takes from each
 * record what matters, {@link dev.tidegate.insight.Marks} drops repeats, {@link
 * dev.tidegate.insight.WhatNext} follows the buyer of an answered question, {@link
 * dev.tidegate.insight.Minutes} adds up. All of it is deterministic, and apart from {@code Marks}
 * independent of the order between topics.
 */
@NullMarked
package dev.tidegate.insight;

import org.jspecify.annotations.NullMarked;
