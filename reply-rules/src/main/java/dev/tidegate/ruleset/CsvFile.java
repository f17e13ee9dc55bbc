package dev.tidegate.ruleset;

/**
 * A file to import.
 *
 * @param name without folder, for example {@code faq.csv}
 */
@SuppressWarnings("ArrayRecordComponent") // handed through once, never compared
public record CsvFile(String name, byte[] bytes) {}
