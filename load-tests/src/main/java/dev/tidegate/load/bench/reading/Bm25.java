package dev.tidegate.load.bench.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.QueryBuilder;

/**
 * FAQ search as one would build it without us: Lucene with its own settings, BM25 on pairs of
 * Chinese characters, a document for each phrasing. Safe to share.
 */
final class Bm25 {
  private static final String PHRASING = "phrasing";
  private static final String ENTRY = "entry";

  private final IndexSearcher searcher;
  private final Analyzer analyzer;

  private Bm25(IndexSearcher searcher, Analyzer analyzer) {
    this.searcher = searcher;
    this.analyzer = analyzer;
  }

  /** Indexes the phrasings of entries in memory. */
  static Bm25 index(List<? extends Collection<String>> entries) {
    Analyzer analyzer = new CJKAnalyzer();
    ByteBuffersDirectory memory = new ByteBuffersDirectory();
    try (IndexWriter writer = new IndexWriter(memory, new IndexWriterConfig(analyzer))) {
      for (int entry = 0; entry < entries.size(); entry++) {
        for (String phrasing : entries.get(entry)) {
          Document document = new Document();
          document.add(new TextField(PHRASING, phrasing, Store.NO));
          document.add(new StoredField(ENTRY, entry));
          writer.addDocument(document);
        }
      }
      writer.forceMerge(1);
      return new Bm25(new IndexSearcher(DirectoryReader.open(writer)), analyzer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The entry whose phrasing is the best; -1 when no phrasing shares a pair with the text. */
  int best(String text) {
    Query query = new QueryBuilder(analyzer).createBooleanQuery(PHRASING, text);
    if (query == null) {
      return -1;
    }
    try {
      ScoreDoc[] found = searcher.search(query, 1).scoreDocs;
      return found.length == 0
          ? -1
          : searcher
              .storedFields()
              .document(found[0].doc)
              .getField(ENTRY)
              .numericValue()
              .intValue();
    } catch (IndexSearcher.TooManyClauses e) {
      // A text of more than 1,024 pairs is no question.
      return -1;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
