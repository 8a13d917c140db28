package io.earnest.gateway.session;

import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.util.MultiValueMap;

/** What a form of a page sent, each field once. */
public final class FormFields {
    private static final FormHttpMessageConverter FORMS = new FormHttpMessageConverter();

    private final MultiValueMap<String, String> fields;

    private FormFields(MultiValueMap<String, String> fields) {
        this.fields = fields;
    }

    private record Body(InputStream body) implements HttpInputMessage {
        @Override
        public InputStream getBody() {
            return body;
        }

        @Override
        public HttpHeaders getHeaders() {
            HttpHeaders headers = new HttpHeaders();
            headers.setContentType(MediaType.APPLICATION_FORM_URLENCODED);
            return headers;
        }
    }

    /** From the body alone: a servlet's parameters would take a password from the address, too. */
    public static FormFields of(InputStream body) throws IOException {
        return new FormFields(FORMS.read(null, new Body(body)));
    }

    /** Empty where it was not sent. */
    public String text(String name) {
        String value = fields.getFirst(name);
        return value == null ? "" : value;
    }
}
