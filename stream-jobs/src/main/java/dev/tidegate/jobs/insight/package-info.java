/**
 * The stages of the insight job: each holds state and timers of one key and leaves what it means to
 * {@code dev.tidegate.insight}.
 *
 * <ol>
 *   <li>{@link dev.tidegate.jobs.insight.NotedDeserializer} takes from a record what matters.
 *   <li>{@link dev.tidegate.jobs.insight.RepeatsFunction}, keyed by merchant, drops repeats.
 *   <li>{@link dev.tidegate.jobs.insight.FollowFunction}, keyed by buyer, sees what a buyer does
 *       after an answer.
 *   <li>{@link dev.tidegate.jobs.insight.MinutesFunction}, keyed by room and minute, adds up.
 * </ol>
 *
 * <p>{@code Marks}, {@code BuyerThread} and {@code RoomMinute} are part of savepoints: neither name
 * nor package ever changes.
 */
@NullMarked
package dev.tidegate.jobs.insight;

import org.jspecify.annotations.NullMarked;
