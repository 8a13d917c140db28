package io.earnest.gateway.page;

import io.earnest.gateway.page.article.Article;
import io.earnest.gateway.page.article.Author;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** An article as search engines read it. */
final class JsonLd {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private JsonLd() {}

    /** JSON that is safe inside a script element: nothing in it can end the element or begin another. */
    static String of(Article article, Site site) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("@context", "https://schema.org");
        data.put("@type", "Article");
        data.put("headline", article.title());
        data.put("url", site.publicUrl() + article.path());
        if (article.excerpt() != null) {
            data.put("description", article.excerpt());
        }
        if (article.publishedAt() != null) {
            data.put("datePublished", article.publishedAt().toString());
        }
        if (article.editedAt() != null) {
            data.put("dateModified", article.editedAt().toString());
        }
        data.put("mainEntityOfPage", site.publicUrl() + article.path());
        data.put("image", site.publicUrl() + site.assets() + "/" + Frame.SHARED_PICTURE);
        data.put("wordCount", article.words());
        data.put("timeRequired", "PT" + Math.max(1, Math.round(article.timeToReadSeconds() / 60.0)) + "M");
        data.put("commentCount", article.comments());
        data.put("keywords", article.tagList());
        List<Map<String, String>> authors = authors(article, site);
        if (!authors.isEmpty()) {
            data.put("author", authors);
        }
        data.put("publisher", Map.of("@type", "Organization", "name", "Earnest"));
        return escaped(JSON.writeValueAsString(data));
    }

    private static List<Map<String, String>> authors(Article article, Site site) {
        Author author = article.author();
        if (author != null) {
            Map<String, String> person = new LinkedHashMap<>();
            person.put("@type", "Person");
            person.put("name", article.signature().name());
            person.put("url", site.publicUrl() + "/profiles/" + author.handle());
            return List.of(person);
        }
        List<String> names = article.byline();
        return names == null ? List.of() : names.stream().map(JsonLd::person).toList();
    }

    private static Map<String, String> person(String name) {
        Map<String, String> person = new LinkedHashMap<>();
        person.put("@type", "Person");
        person.put("name", name);
        return person;
    }

    private static String escaped(String json) {
        StringBuilder safe = new StringBuilder(json.length() + 32);
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            switch (c) {
                case '<', '>', '&', '\u2028', '\u2029' -> safe.append("\\u%04x".formatted((int) c));
                default -> safe.append(c);
            }
        }
        return safe.toString();
    }
}
