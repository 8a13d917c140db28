package io.earnest.launcher.backup;

import io.earnest.launcher.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder with a series of backups. One that was not restored and verified yet has another name and is none: it is neither
 * counted nor found, and the next one takes its place.
 */
final class KeptBackups {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final Pattern NAME = Pattern.compile("earnest-\\d{8}T\\d{6}Z\\.zip");
    private static final String UNVERIFIED = ".unverified";
    private static final Pattern LEFT_OVER = Pattern.compile(NAME + "(\\.unverified)?(\\.part)?");

    private final Path folder;

    KeptBackups(Path folder) {
        this.folder = folder;
    }

    static String name(Instant at) {
        return "earnest-" + STAMP.format(at) + ".zip";
    }

    /** Where to write the next one, of which nothing is there; what earlier runs left half done is gone. */
    Path next(Instant at) {
        try {
            Files.createDirectories(folder);
            for (Path file : matching(LEFT_OVER)) {
                if (!NAME.matcher(file.getFileName().toString()).matches()) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new Refusal(folder + " can't be used for backups: " + e.getMessage(), e);
        }
        if (Files.exists(folder.resolve(name(at)))) {
            throw new Refusal(folder.resolve(name(at)) + " is there already");
        }
        return folder.resolve(name(at) + UNVERIFIED);
    }

    /** Counts one that was verified, and forgets the oldest beyond the most. */
    Path keep(Path unverified, int most) {
        String name = unverified.getFileName().toString();
        Path file = folder.resolve(name.substring(0, name.length() - UNVERIFIED.length()));
        try {
            Files.move(unverified, file, StandardCopyOption.ATOMIC_MOVE);
            for (Path old : newestFirst().stream().skip(most).toList()) {
                Files.delete(old);
            }
            return file;
        } catch (IOException e) {
            throw new Refusal(file + " was verified and can't be kept: " + e.getMessage(), e);
        }
    }

    Optional<Path> newest() {
        return newestFirst().stream().findFirst();
    }

    List<Path> newestFirst() {
        return matching(NAME).stream().sorted(Comparator.reverseOrder()).toList();
    }

    private List<Path> matching(Pattern name) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(
                            file -> name.matcher(file.getFileName().toString()).matches())
                    .toList();
        } catch (IOException e) {
            throw new Refusal(folder + " can't be read: " + e.getMessage(), e);
        }
    }
}
