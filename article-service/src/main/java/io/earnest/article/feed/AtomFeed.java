package io.earnest.article.feed;

import io.earnest.article.article.CardView;
import io.earnest.article.article.Payee;
import io.earnest.article.profile.Author;
import java.time.Instant;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * The newest articles as an Atom 1.0 feed (RFC 4287). It tells of them and leads to them: what an article says is read,
 * and paid for, on its page.
 *
 * @param tag lower-case, or null for all
 * @param author handle, or null for all
 * @param authorName how the author is called
 */
record AtomFeed(
        Addresses addresses,
        @Nullable String tag,
        @Nullable String author,
        @Nullable String authorName,
        List<Entry> entries) {

    static final String MEDIA_TYPE = "application/atom+xml;charset=UTF-8";

    private static final String NAMESPACE = "http://www.w3.org/2005/Atom";
    private static final String SITE = "Earnest";
    private static final String NOBODY = "Former author";
    private static final String ARCHIVE = "The archive";

    /** An article and when its text last changed. */
    record Entry(CardView card, Instant changedAt) {
        Instant publishedAt() {
            return card.publishedAt() == null ? changedAt : card.publishedAt();
        }

        Instant updatedAt() {
            return changedAt.isAfter(publishedAt()) ? changedAt : publishedAt();
        }
    }

    byte[] xml() {
        return Xml.document("feed", NAMESPACE, feed -> {
            String self = addresses.feed(tag, author);
            feed.text("id", self);
            feed.text("title", title());
            feed.text("updated", updatedAt().toString());
            feed.empty("link", "rel", "self", "type", "application/atom+xml", "href", self);
            feed.empty("link", "rel", "alternate", "type", "text/html", "href", addresses.list(tag, author));
            feed.element("author", of -> of.text("name", SITE));
            for (Entry entry : entries) {
                feed.element("entry", of -> write(of, entry));
            }
        });
    }

    private String title() {
        String by = authorName == null ? "" : " by " + authorName;
        return SITE + (tag == null ? (by.isEmpty() ? "" : ": articles" + by) : ": articles tagged " + tag + by);
    }

    /** An empty feed has not changed since ever: it must look the same each time. */
    private Instant updatedAt() {
        return entries.stream().map(Entry::updatedAt).max(Instant::compareTo).orElse(Instant.EPOCH);
    }

    /** Who stands for an article without a name: those who receive what it earns. */
    private static String unnamed(CardView card) {
        return card.payee() == Payee.ARCHIVE ? ARCHIVE : NOBODY;
    }

    private void write(Xml xml, Entry entry) throws XMLStreamException {
        CardView card = entry.card();
        // Without the words of the slug: an id never changes.
        xml.text("id", addresses.article(card.id()));
        xml.text("title", card.title());
        xml.text("published", entry.publishedAt().toString());
        xml.text("updated", entry.updatedAt().toString());
        xml.empty("link", "rel", "alternate", "type", "text/html", "href", addresses.article(card.slug()));
        Author author = card.author();
        if (author != null) {
            xml.element("author", of -> {
                of.text("name", author.displayName().isBlank() ? author.handle() : author.displayName());
                of.text("uri", addresses.profile(author.handle()));
            });
        } else {
            for (String name : card.byline().isEmpty() ? List.of(unnamed(card)) : card.byline()) {
                xml.element("author", of -> of.text("name", name));
            }
        }
        for (String label : card.tags()) {
            xml.empty("category", "term", label);
        }
        xml.text("summary", card.excerpt());
    }
}
