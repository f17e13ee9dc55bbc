/**
 * The stages of the reply job between source and sinks.
 *
 * <ol>
 *   <li>{@link dev.tidegate.jobs.desk.ComprehendFunction} parses a record and reads its text; what
 *       cannot be parsed becomes a sealed dead letter.
 *   <li>{@link dev.tidegate.jobs.desk.MerchantDeskOperator}, keyed by merchant, is {@code
 *       state.load → desk.handle → emit}. It decides nothing: a timer writes a tick or the last
 *       view of a board, a record whose rule set is absent is parked, in order, until the body is
 *       there.
 * </ol>
 *
 * Everything in an operator runs on its task's thread; other threads only post mails.
 *
 * <p>{@code KeyedRecord} and {@code ParkedQueue}, like the state classes of the desk, are part of
 * savepoints: neither name nor package ever changes.
 */
@NullMarked
package dev.tidegate.jobs.desk;

import org.jspecify.annotations.NullMarked;
