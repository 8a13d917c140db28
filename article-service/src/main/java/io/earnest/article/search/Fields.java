package io.earnest.article.search;

import io.earnest.article.article.Article;
import io.earnest.article.article.Tags;
import java.time.Instant;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.BytesRef;

/** An article as the index holds it. */
final class Fields {
    /** Goes up with each change of fields or analysis: an index of another version is made anew. */
    static final int VERSION = 3;

    static final String ID = "id";
    static final String TAG = "tag";
    static final String AUTHOR = "author";
    static final String BODY = "body";
    static final String TEXTS_TITLE = "title";
    static final String TEXTS_TAGS = "tags";
    /** Behind the name of a field: the same text, not stemmed. */
    static final String EXACT = ".exact";

    static final String MARK = "mark";
    static final String PUBLISHED = "published";
    static final String SCORE = "score";
    static final String COMMENTS = "comments";

    private Fields() {}

    static Analyzer analyzer() {
        Analyzer exact = Analysis.EXACT;
        return new PerFieldAnalyzerWrapper(
                Analysis.STEMMED, Map.of(TEXTS_TITLE + EXACT, exact, TEXTS_TAGS + EXACT, exact, BODY + EXACT, exact));
    }

    static Term id(String article) {
        return new Term(ID, article);
    }

    /** What the words of the article depend on: with the same mark, only its counts can be others. */
    static String mark(Article article) {
        return article.card().revision() + " " + article.authorId();
    }

    static Document document(Article article, String text) {
        Document document = new Document();
        document.add(new StringField(ID, article.id(), Field.Store.NO));
        document.add(new SortedDocValuesField(ID, new BytesRef(article.id())));
        document.add(new BinaryDocValuesField(MARK, new BytesRef(mark(article))));
        for (String tag : article.card().shownTags()) {
            document.add(new StringField(TAG, Tags.key(tag), Field.Store.NO));
            texts(document, TEXTS_TAGS, tag);
        }
        if (article.authorId() != null) {
            document.add(new StringField(AUTHOR, article.authorId(), Field.Store.NO));
        }
        texts(document, TEXTS_TITLE, article.card().title());
        texts(document, BODY, text);
        document.add(new StoredField(BODY, text));
        for (Field count : counts(article)) {
            document.add(count);
        }
        return document;
    }

    private static void texts(Document document, String field, String text) {
        document.add(new TextField(field, text, Field.Store.NO));
        document.add(new TextField(field + EXACT, text, Field.Store.NO));
    }

    /** What changes without the text, in place. */
    static Field[] counts(Article article) {
        Instant published = article.publishedAt() == null ? article.createdAt() : article.publishedAt();
        return new Field[] {
            new NumericDocValuesField(PUBLISHED, published.toEpochMilli()),
            new NumericDocValuesField(
                    SCORE, article.counts().pluses() - article.counts().minuses()),
            new NumericDocValuesField(COMMENTS, article.counts().comments())
        };
    }
}
