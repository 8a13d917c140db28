package io.earnest.launcher.imports;

import io.earnest.launcher.Refusal;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The Markdown files below a folder: those that can become articles, and why the others can't. */
record Folder(List<Post> posts, Map<String, String> unreadable) {

    static Folder read(Path root) {
        if (!Files.isDirectory(root)) {
            throw new Refusal(root + " is no folder");
        }
        List<Path> files;
        try (Stream<Path> all = Files.walk(root)) {
            files = all.filter(Files::isRegularFile)
                    .filter(Folder::isMarkdown)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new Refusal(root + " can't be read: " + e.getMessage(), e);
        }
        if (files.isEmpty()) {
            throw new Refusal("There is no Markdown file (.md, .markdown) in " + root);
        }
        Map<String, String> unreadable = new TreeMap<>();
        List<Post> posts = new ArrayList<>();
        for (Path file : files) {
            String source = root.relativize(file).toString().replace('\\', '/');
            try {
                posts.add(Post.of(
                        source,
                        Files.readString(file),
                        Files.getLastModifiedTime(file).toInstant()));
            } catch (Post.Unreadable e) {
                unreadable.put(source, String.valueOf(e.getMessage()));
            } catch (CharacterCodingException e) {
                unreadable.put(source, "it is not text in UTF-8");
            } catch (IOException e) {
                unreadable.put(source, "it can't be read: " + e.getMessage());
            }
        }
        return new Folder(posts, unreadable);
    }

    private static boolean isMarkdown(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".md") || name.endsWith(".markdown");
    }
}
