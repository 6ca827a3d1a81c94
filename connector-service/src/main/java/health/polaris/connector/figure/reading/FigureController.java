package health.polaris.connector.figure.reading;

import health.polaris.common.security.Allow;
import health.polaris.common.security.IssuerKind;
import health.polaris.connector.figure.reading.FiguresResponse.Backlogs;
import health.polaris.connector.figure.reading.FiguresResponse.BySender;
import health.polaris.connector.figure.reading.FiguresResponse.Hourly;
import health.polaris.connector.operations.FilterTime;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the suite knows of its own last seven days. */
@RestController
@RequestMapping("/dhos/v1/figure")
@Tag(name = "figures", description = "What came and what became of it in the last seven days, and how long it took")
@Allow(scopes = "read:hl7_message", issuers = IssuerKind.INTERNAL)
record FigureController(FigureService figures, FilterTime times) {

    @Operation(operationId = "figuresByHour")
    @GetMapping("/hour")
    Hourly hours(
            @Parameter(description = "MSH-3 | MSH-4; all senders together when it is left out")
                    @RequestParam(name = "sender", required = false)
                    @Nullable
                    String sender,
            @ParameterObject Asked asked) {
        return figures.hourly(span(asked), sender);
    }

    @Operation(operationId = "figuresBySender")
    @GetMapping("/sender")
    BySender senders(@ParameterObject Asked asked) {
        return figures.bySender(span(asked));
    }

    @Operation(operationId = "figuresOfBacklog")
    @GetMapping("/backlog")
    Backlogs backlog(@ParameterObject Asked asked) {
        return figures.backlog(span(asked));
    }

    private FigureService.Span span(Asked asked) {
        return figures.span(times.from("from", asked.from()), times.to("to", asked.to()));
    }

    /** The span that is asked for, as it came. */
    record Asked(
            @Parameter(
                    description =
                            "A day, a local time, or a time with its offset; a day before `to` when it is left out")
            @Nullable
            String from,

            @Parameter(description = "The same, and now when it is left out; no more than seven days after `from`")
            @Nullable
            String to) {}
}
