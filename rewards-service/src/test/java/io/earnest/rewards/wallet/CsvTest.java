package io.earnest.rewards.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CsvTest {
    @Test
    void whatNeedsNoQuotesHasNone() throws IOException {
        assertThat(line("plain", 5L, null, Instant.parse("2026-03-02T12:00:00Z")))
                .isEqualTo("plain,5,,2026-03-02T12:00:00Z\r\n");
    }

    @Test
    void commasQuotesAndLinesAreQuoted() throws IOException {
        assertThat(line("a,b", "say \"yes\"", "two\nlines"))
                .isEqualTo("\"a,b\",\"say \"\"yes\"\"\",\"two\nlines\"\r\n");
    }

    @Test
    void textThatASpreadsheetWouldCalculateIsText() throws IOException {
        assertThat(line("=1+1", "+1", "-1", "@x", "\tx", "\rx"))
                .isEqualTo("\"'=1+1\",\"'+1\",\"'-1\",\"'@x\",\"'\tx\",\"'\rx\"\r\n");
    }

    @Test
    void aNegativeAmountStaysANumber() throws IOException {
        assertThat(line(-4L, 0, 7)).isEqualTo("-4,0,7\r\n");
    }

    private static String line(Object... cells) throws IOException {
        StringWriter out = new StringWriter();
        new Csv(out).line(cells);
        return out.toString();
    }
}
