package dev.tidegate.matching;

import dev.tidegate.text.Fingerprint;
import dev.tidegate.text.NearText;
import java.util.Arrays;

/**
 * Near duplicates of a room: what they have in common, who wrote them, and whether they are a ring.
 * Immutable; nobody writes into the arrays.
 *
 * @param number ascending in the order in which groups of a room are opened, never used again
 * @param numbers the {@link NearText#numbers} of all its lines
 * @param forms fingerprints of its differently written lines, the first {@link
 *     FloodGroups#FORMS_PER_GROUP}
 * @param writers fingerprints of its users, the first {@link FloodGroups#USERS_PER_GROUP}
 * @param linesOfWriters how many lines each of them wrote without a pause of a minute
 * @param writtenMs when each of them last wrote one
 * @param users all of them; one who is not among the writers counts each time
 * @param units that a line of it has, at most
 * @param unfit lines that moderation found unfit for the room
 * @param ring whether it was found to be a ring; it stays one
 * @param held lines that were held back
 * @param lastMs time of its last line
 * @param touched which line of the room that was
 */
@SuppressWarnings("ArrayRecordComponent") // state of a room, by the thousand: boxes cost too much
public record FloodGroup(
    long number,
    String numbers,
    Profile profile,
    long[] forms,
    long[] writers,
    int[] linesOfWriters,
    long[] writtenMs,
    int lines,
    int users,
    int units,
    int unfit,
    boolean ring,
    int held,
    long lastMs,
    long touched) {

  /** After it a user who says the same begins anew: who waits may ask again. */
  private static final long PAUSE_MS = 60_000;

  static FloodGroup open(NearText first, String user, boolean unfit, long nowMs, long sequence) {
    return new FloodGroup(
        sequence,
        first.numbers(),
        Profile.of(first),
        new long[] {form(first)},
        new long[] {Fingerprint.of(user)},
        new int[] {1},
        new long[] {nowMs},
        1,
        1,
        first.distinctUnits(),
        unfit ? 1 : 0,
        false,
        0,
        nowMs,
        sequence);
  }

  /** What two equally written lines have in common, and others almost never. */
  static long form(NearText line) {
    return Fingerprint.of(line.exact());
  }

  /** With another line; whether it is held back now is for {@link FloodRule} to say. */
  FloodGroup with(NearText line, String user, boolean unfitLine, long atMs, long sequence) {
    Profile grown = profile.with(line);
    int known = indexOf(writers, Fingerprint.of(user));
    boolean room = writers.length < FloodGroups.USERS_PER_GROUP;
    Writers wrote =
        known >= 0
            ? again(known, atMs)
            : room
                ? first(Fingerprint.of(user), atMs)
                : new Writers(writers, linesOfWriters, writtenMs);
    return new FloodGroup(
        number,
        numbers,
        grown,
        withForm(form(line)),
        wrote.who,
        wrote.lines,
        wrote.lastMs,
        lines + 1,
        users + (known < 0 ? 1 : 0),
        Math.max(units, grown.commonUnits()),
        unfit + (unfitLine ? 1 : 0),
        ring,
        held,
        atMs,
        sequence);
  }

  private long[] withForm(long form) {
    return forms.length >= FloodGroups.FORMS_PER_GROUP || indexOf(forms, form) >= 0
        ? forms
        : with(forms, form);
  }

  private record Writers(long[] who, int[] lines, long[] lastMs) {}

  private Writers first(long writer, long atMs) {
    int n = writers.length;
    int[] counts = Arrays.copyOf(linesOfWriters, n + 1);
    counts[n] = 1;
    return new Writers(with(writers, writer), counts, with(writtenMs, atMs));
  }

  private Writers again(int writer, long atMs) {
    int[] counts = linesOfWriters.clone();
    long[] lastMs = writtenMs.clone();
    counts[writer] = atMs - lastMs[writer] > PAUSE_MS ? 1 : counts[writer] + 1;
    lastMs[writer] = atMs;
    return new Writers(writers, counts, lastMs);
  }

  FloodGroup judged(boolean isRing, boolean heldBack) {
    return new FloodGroup(
        number,
        numbers,
        profile,
        forms,
        writers,
        linesOfWriters,
        writtenMs,
        lines,
        users,
        units,
        unfit,
        isRing,
        held + (heldBack ? 1 : 0),
        lastMs,
        touched);
  }

  /** How many of its lines a user wrote without a pause; 1 of one who is not remembered. */
  int linesOf(String user) {
    int writer = indexOf(writers, Fingerprint.of(user));
    return writer < 0 ? 1 : linesOfWriters[writer];
  }

  private static int indexOf(long[] values, long value) {
    for (int i = 0; i < values.length; i++) {
      if (values[i] == value) {
        return i;
      }
    }
    return -1;
  }

  private static long[] with(long[] values, long value) {
    long[] longer = Arrays.copyOf(values, values.length + 1);
    longer[values.length] = value;
    return longer;
  }
}
