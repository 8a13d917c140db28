package io.earnest.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A form without method and action puts what was typed into the address when it is sent before its script has come. */
class FormsTest {
    private static final Pattern FORM = Pattern.compile("<form\\b([^>]*)>");

    @Test
    void everyFormSaysHowAndWhereItIsSent() throws IOException {
        List<String> forms = new ArrayList<>();
        try (Stream<Path> templates = Files.walk(Path.of("src/main/jte"))) {
            for (Path template :
                    templates.filter(t -> t.toString().endsWith(".jte")).toList()) {
                Matcher form = FORM.matcher(Files.readString(template));
                while (form.find()) {
                    forms.add(template.getFileName() + ":" + form.group(1));
                }
            }
        }
        assertThat(forms)
                .hasSizeGreaterThan(7)
                .allMatch(form -> form.contains(" action=\"/") || form.contains(" action=\"${"));
        assertThat(forms).allMatch(form -> form.contains(" method=\"post\"") || form.contains(" role=\"search\""));
    }
}
