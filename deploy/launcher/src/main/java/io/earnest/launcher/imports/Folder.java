package io.earnest.launcher.imports;

import io.earnest.launcher.Refusal;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A folder with Markdown files and exports of Ghost and WordPress, or one of these alone. */
final class Folder {
    private static final Set<String> MARKDOWN = Set.of("md", "markdown", "mkd", "mkdn", "mkdown");
    /** Far more than an article may have, so that what is too long is refused by the system, in its words. */
    private static final long LARGEST_TEXT = 2_000_000;
    /** An export is read as a whole. */
    private static final long LARGEST_EXPORT = 100_000_000;

    private final Path root;
    private final Reading reading;
    private final Findings findings = new Findings();

    private Folder(Path root, Reading reading) {
        this.root = root;
        this.reading = reading;
    }

    /** All that is below a folder, without what is hidden or belongs to a generator's own libraries. */
    static Findings read(Path root, Reading reading) {
        Folder folder = new Folder(root, reading);
        List<Path> files = folder.files();
        if (files.isEmpty()) {
            throw new Refusal("There is nothing to import in " + root
                    + ": no Markdown file (.md, .markdown), no export of Ghost (.json) or WordPress (.xml)");
        }
        files.forEach(folder::read);
        return folder.findings;
    }

    private List<Path> files() {
        if (!Files.exists(root)) {
            throw new Refusal(root + " is not there");
        }
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile)
                    .filter(this::isSource)
                    .filter(Folder::isText)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new Refusal(root + " can't be read: " + e.getMessage(), e);
        }
    }

    private boolean isSource(Path file) {
        for (Path part : root.relativize(file)) {
            String name = part.toString();
            if (name.startsWith(".") || name.equals("node_modules")) {
                return false;
            }
        }
        return true;
    }

    private static boolean isText(Path file) {
        return switch (suffix(file)) {
            case "json" -> GhostExport.isOne(file);
            case "xml" -> WordPressExport.isOne(file);
            default -> MARKDOWN.contains(suffix(file));
        };
    }

    private static String suffix(Path file) {
        return Words.lower(file.getFileName().toString()).replaceFirst(".*\\.", "");
    }

    private void read(Path file) {
        String source = file.equals(root)
                ? file.getFileName().toString()
                : root.relativize(file).toString().replace('\\', '/');
        try {
            boolean export = !MARKDOWN.contains(suffix(file));
            long most = export ? LARGEST_EXPORT : LARGEST_TEXT;
            if (Files.size(file) > most) {
                throw new Unreadable("it has more than " + most / 1_000_000 + " MB");
            }
            switch (suffix(file)) {
                case "json" -> GhostExport.read(source, file, reading, findings);
                case "xml" -> WordPressExport.read(source, file, reading, findings);
                default ->
                    MarkdownPost.read(
                            source,
                            Files.readString(file),
                            Files.getLastModifiedTime(file).toInstant(),
                            reading,
                            findings);
            }
        } catch (Unreadable e) {
            findings.unreadable(source, String.valueOf(e.getMessage()));
        } catch (CharacterCodingException e) {
            findings.unreadable(source, "it is not text in UTF-8");
        } catch (IOException e) {
            findings.unreadable(source, "it can't be read: " + e.getMessage());
        }
    }
}
