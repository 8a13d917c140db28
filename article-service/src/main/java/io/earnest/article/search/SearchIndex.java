package io.earnest.article.search;

import io.earnest.article.article.Article;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;

/**
 * The Lucene index in its folder. One thread writes, any number search. What is there from an earlier run is used; an
 * index that is broken or of another version is begun anew, as nothing is in it that the store does not have.
 */
final class SearchIndex implements Closeable {
    private static final String VERSION_KEY = "version";
    private static final double BUFFER_MEGABYTES = 16;

    private final FSDirectory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;

    private SearchIndex(FSDirectory directory, IndexWriter writer) throws IOException {
        this.directory = directory;
        this.writer = writer;
        this.searchers = new SearcherManager(writer, new Uncached());
    }

    /**
     * Opens the index in the folder, or begins one.
     *
     * @param version of what is written: an index of another one is begun anew
     * @throws IOException where the folder can't be used, such as while another process has it
     */
    static SearchIndex open(Path folder, String version) throws IOException {
        return open(folder, version, true);
    }

    /** Begins an index, whatever is in the folder. */
    static SearchIndex anew(Path folder, String version) throws IOException {
        return open(folder, version, false);
    }

    private static SearchIndex open(Path folder, String version, boolean keep) throws IOException {
        FSDirectory directory = FSDirectory.open(folder);
        try {
            clear(directory, keep ? version : null);
            IndexWriterConfig config = new IndexWriterConfig(Fields.analyzer())
                    .setRAMBufferSizeMB(BUFFER_MEGABYTES)
                    .setMergeScheduler(new SerialMergeScheduler());
            IndexWriter writer = new IndexWriter(directory, config);
            writer.setLiveCommitData(Map.of(VERSION_KEY, version).entrySet());
            return new SearchIndex(directory, writer);
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    /** Empties the folder unless a whole index of this version, if any, is in it. Nobody else is in it meanwhile. */
    private static void clear(FSDirectory directory, @Nullable String version) throws IOException {
        try (Lock lock = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
            if (version == null || !isOf(directory, version)) {
                lock.ensureValid();
                for (String file : directory.listAll()) {
                    if (!file.equals(IndexWriter.WRITE_LOCK_NAME)) {
                        directory.deleteFile(file);
                    }
                }
            }
        }
    }

    private static boolean isOf(FSDirectory directory, String version) throws IOException {
        if (!DirectoryReader.indexExists(directory)) {
            return false;
        }
        try (DirectoryReader whole = DirectoryReader.open(directory)) {
            return version.equals(whole.getIndexCommit().getUserData().get(VERSION_KEY));
        } catch (CorruptIndexException
                | IndexFormatTooOldException
                | IndexFormatTooNewException
                | NoSuchFileException
                | EOFException e) {
            return false;
        }
    }

    /** Takes the article in, in place of what there was of it. Seen by searches after {@link #refresh}. */
    void put(Article article, String text) throws IOException {
        writer.updateDocument(Fields.id(article.id()), Fields.document(article, text));
    }

    /** The same where its words are in the index already and only its counts may be others. */
    void recount(Article article) throws IOException {
        writer.updateDocValues(Fields.id(article.id()), Fields.counts(article));
    }

    void remove(String article) throws IOException {
        writer.deleteDocuments(Fields.id(article));
    }

    /** Shows searches what was written. */
    void refresh() throws IOException {
        searchers.maybeRefreshBlocking();
    }

    /** Makes what was written last beyond a restart. */
    void commit() throws IOException {
        writer.commit();
    }

    /** The mark that the article was taken in with, as of the last refresh; empty where it is not in the index. */
    Optional<String> mark(String article) throws IOException {
        return with(searcher -> {
            for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
                PostingsEnum found = leaf.reader().postings(Fields.id(article), PostingsEnum.NONE);
                Bits live = leaf.reader().getLiveDocs();
                int doc = found == null ? DocIdSetIterator.NO_MORE_DOCS : found.nextDoc();
                for (; doc != DocIdSetIterator.NO_MORE_DOCS; doc = found.nextDoc()) {
                    BinaryDocValues marks = leaf.reader().getBinaryDocValues(Fields.MARK);
                    if ((live == null || live.get(doc)) && marks != null && marks.advanceExact(doc)) {
                        return Optional.of(marks.binaryValue().utf8ToString());
                    }
                }
            }
            return Optional.<String>empty();
        });
    }

    /** The articles of the index that are not among these, as of the last refresh. */
    Set<String> others(Set<String> articles) throws IOException {
        return with(searcher -> {
            Set<String> others = new HashSet<>();
            for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
                SortedDocValues ids = leaf.reader().getSortedDocValues(Fields.ID);
                Bits live = leaf.reader().getLiveDocs();
                for (int doc = 0; ids != null && doc < leaf.reader().maxDoc(); doc++) {
                    if ((live == null || live.get(doc)) && ids.advanceExact(doc)) {
                        BytesRef id = ids.lookupOrd(ids.ordValue());
                        String article = id.utf8ToString();
                        if (!articles.contains(article)) {
                            others.add(article);
                        }
                    }
                }
            }
            return others;
        });
    }

    int documents() throws IOException {
        return with(searcher -> searcher.getIndexReader().numDocs());
    }

    /** Size of the index's files. */
    long bytes() throws IOException {
        long bytes = 0;
        for (String file : List.of(directory.listAll())) {
            try {
                bytes += directory.fileLength(file);
            } catch (NoSuchFileException e) {
                // Merged away since the folder was listed.
            }
        }
        return bytes;
    }

    /** Searches the index as it was at the last refresh. */
    <T extends @Nullable Object> T with(Searching<T> search) throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            return search.in(searcher);
        } finally {
            searchers.release(searcher);
        }
    }

    /** A look into the index. */
    interface Searching<T extends @Nullable Object> {
        T in(IndexSearcher searcher) throws IOException;
    }

    @Override
    public void close() throws IOException {
        IOUtils.close(searchers, writer, directory);
    }

    /** Gives up what was not committed: after a failure, when nothing else can be done. */
    void abandon() {
        IOUtils.closeWhileHandlingException(searchers, writer::rollback, directory);
    }

    /** No filter comes often enough to be worth memory. */
    private static final class Uncached extends SearcherFactory {
        @Override
        public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader previous) {
            IndexSearcher searcher = new IndexSearcher(reader);
            searcher.setQueryCache(null);
            return searcher;
        }
    }
}
