package health.polaris.connector.figure.reading;

import health.polaris.common.security.Allow;
import health.polaris.common.security.IssuerKind;
import health.polaris.connector.ConnectorSettings;
import health.polaris.connector.figure.reading.FiguresResponse.Backlogs;
import health.polaris.connector.figure.reading.FiguresResponse.BySender;
import health.polaris.connector.figure.reading.FiguresResponse.Hourly;
import health.polaris.connector.operations.FilterTime;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the suite knows of its own last seven days. */
@RestController
@RequestMapping("/dhos/v1/figure")
@Tag(name = "figures", description = "What came and what became of it in the last seven days, and how long it took")
@Allow(scopes = "read:hl7_message", issuers = IssuerKind.INTERNAL)
record FigureController(FigureService figures, ConnectorSettings settings) {

    private static final String FROM =
            "A day, a local time, or a time with its offset; a day before `to` when it is left out";
    private static final String TO = "The same, and now when it is left out; no more than seven days after `from`";

    private FigureService.Span span(@Nullable String from, @Nullable String to) {
        FilterTime time = new FilterTime(settings.serverTimezone());
        return figures.span(time.from("from", from), time.to("to", to));
    }

    @Operation(operationId = "figuresByHour")
    @GetMapping("/hour")
    Hourly hours(
            @Parameter(description = "MSH-3 | MSH-4; all senders together when it is left out")
                    @RequestParam(name = "sender", required = false)
                    @Nullable
                    String sender,
            @Parameter(description = FROM) @RequestParam(name = "from", required = false) @Nullable String from,
            @Parameter(description = TO) @RequestParam(name = "to", required = false) @Nullable String to) {
        return figures.hourly(span(from, to), sender);
    }

    @Operation(operationId = "figuresBySender")
    @GetMapping("/sender")
    BySender senders(
            @Parameter(description = FROM) @RequestParam(name = "from", required = false) @Nullable String from,
            @Parameter(description = TO) @RequestParam(name = "to", required = false) @Nullable String to) {
        return figures.bySender(span(from, to));
    }

    @Operation(operationId = "figuresOfBacklog")
    @GetMapping("/backlog")
    Backlogs backlog(
            @Parameter(description = FROM) @RequestParam(name = "from", required = false) @Nullable String from,
            @Parameter(description = TO) @RequestParam(name = "to", required = false) @Nullable String to) {
        return figures.backlog(span(from, to));
    }
}
