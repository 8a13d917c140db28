package io.earnest.rewards.report;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A signed report as it was first written, byte for byte for ever.
 *
 * @param json canonical JSON of a {@link Report}
 */
@Schema(implementation = Report.class)
record ReportDocument(@JsonValue @JsonRawValue String json) {}
