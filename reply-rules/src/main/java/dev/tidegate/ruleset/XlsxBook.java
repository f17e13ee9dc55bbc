package dev.tidegate.ruleset;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/** Reads the sheets of an {@code .xlsx} workbook. */
final class XlsxBook {
  /** More than this unpacked is no shop but a trap. */
  private static final long MAX_UNPACKED = 64L << 20;

  /** Excel keeps numbers as binary fractions of this precision. */
  private static final MathContext PRECISION = new MathContext(15);

  private XlsxBook() {}

  /** Whether bytes are a zip file, as a workbook is. */
  static boolean isWorkbook(byte[] bytes) {
    return bytes.length > 4 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] == 3 && bytes[3] == 4;
  }

  /** The names of the sheets. */
  static List<String> sheets(byte[] bytes) throws IOException {
    requireModest(bytes);
    try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
      return book.getSheets().map(Sheet::getName).toList();
    } catch (RuntimeException e) {
      throw new IOException("no workbook", e);
    }
  }

  /** Hands every row of a sheet to the table; row numbers are those that Excel shows. */
  static void read(byte[] bytes, int sheet, CsvTable table) throws IOException {
    try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(bytes));
        Stream<Row> rows = book.getSheet(sheet).orElseThrow().openStream()) {
      for (Iterator<Row> it = rows.iterator(); it.hasNext(); ) {
        Row row = it.next();
        if (!table.add(row.getRowNum(), cells(row))) {
          return;
        }
      }
      table.end();
    } catch (RuntimeException e) {
      throw new IOException("no workbook", e);
    }
  }

  private static List<String> cells(Row row) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < row.getCellCount(); i++) {
      cells.add(row.getOptionalCell(i).map(XlsxBook::text).orElse(""));
    }
    // Excel leaves out empty cells at the end of a row.
    while (cells.size() < CsvColumns.MOST_COLUMNS) {
      cells.add("");
    }
    return cells;
  }

  private static String text(Cell cell) {
    CellType type = cell.getType();
    String raw = Objects.requireNonNullElse(cell.getRawValue(), "");
    if (type == CellType.NUMBER) {
      return number(raw);
    }
    if (type == CellType.FORMULA) {
      return raw.isEmpty() || !isNumber(raw) ? raw : number(raw);
    }
    return type == CellType.EMPTY ? "" : Objects.requireNonNullElse(cell.getText(), "");
  }

  private static boolean isNumber(String raw) {
    return raw.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.' || c == '-')
        && raw.chars().anyMatch(c -> c >= '0' && c <= '9');
  }

  private static String number(String raw) {
    try {
      BigDecimal value = new BigDecimal(raw).round(PRECISION).stripTrailingZeros();
      return value.precision() - value.scale() > 15 ? raw : value.toPlainString();
    } catch (NumberFormatException e) {
      return raw;
    }
  }

  private static void requireModest(byte[] bytes) throws IOException {
    byte[] buffer = new byte[1 << 13];
    long unpacked = 0;
    try (InputStream file = new ByteArrayInputStream(bytes);
        ZipInputStream zip = new ZipInputStream(file)) {
      while (zip.getNextEntry() != null) {
        for (int n = zip.read(buffer); n >= 0; n = zip.read(buffer)) {
          unpacked += n;
          if (unpacked > MAX_UNPACKED) {
            throw new IOException("too large");
          }
        }
      }
    }
  }
}
