package io.earnest.gateway.page;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.util.StringUtils;
import org.springframework.web.servlet.resource.AbstractResourceResolver;
import org.springframework.web.servlet.resource.HttpResource;
import org.springframework.web.servlet.resource.ResourceResolverChain;

/**
 * Hands out the web client's texts compressed as well as can be: each once, when it is first asked for. They are files of the
 * program, so there are only so many.
 */
final class CompressedAssets extends AbstractResourceResolver {
    private static final Set<String> TEXTS = Set.of("css", "js", "svg");

    private final Map<String, Resource> compressed = new ConcurrentHashMap<>();

    @Override
    protected @Nullable Resource resolveResourceInternal(
            @Nullable HttpServletRequest request,
            String path,
            List<? extends Resource> locations,
            ResourceResolverChain chain) {
        Resource found = chain.resolveResource(request, path, locations);
        if (found == null || request == null || !TEXTS.contains(extension(path))) {
            return found;
        }
        Coding coding = Wanted.coding(request);
        return compressed.computeIfAbsent(coding + " " + path, key -> new Compressed(found, coding));
    }

    private static String extension(String path) {
        return Objects.requireNonNullElse(StringUtils.getFilenameExtension(path), "");
    }

    @Override
    protected @Nullable String resolveUrlPathInternal(
            String path, List<? extends Resource> locations, ResourceResolverChain chain) {
        return chain.resolveUrlPath(path, locations);
    }

    /** A file as it travels. */
    private static final class Compressed extends ByteArrayResource implements HttpResource {
        private final Resource file;
        private final HttpHeaders headers = new HttpHeaders();

        Compressed(Resource file, Coding coding) {
            super(coding.ofOnce(bytes(file)));
            this.file = file;
            headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
            if (coding.token() != null) {
                headers.set(HttpHeaders.CONTENT_ENCODING, coding.token());
            }
        }

        private static byte[] bytes(Resource file) {
            try {
                return file.getContentAsByteArray();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public HttpHeaders getResponseHeaders() {
            return headers;
        }

        @Override
        public @Nullable String getFilename() {
            return file.getFilename();
        }

        @Override
        public long lastModified() throws IOException {
            return file.lastModified();
        }
    }
}
