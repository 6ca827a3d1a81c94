package health.polaris.web.probe;

import health.polaris.common.security.AllowAnyone;
import health.polaris.web.request.IgnoresParameters;
import health.polaris.web.request.WithoutJsonBody;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.BindParam;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Queries and bodies that may be refused. */
@RestController
class QueryRoutes {

    @AllowAnyone
    @GetMapping("/probe/values")
    Values values(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(name = "active", required = false) @Nullable Boolean isActive,
            @RequestParam(name = "ward_name", required = false) @Nullable String ward,
            @RequestParam(required = false) @Nullable List<String> sort) {
        return new Values(limit, isActive, ward, sort);
    }

    @AllowAnyone
    @IgnoresParameters("compact")
    @GetMapping("/probe/page")
    String page(@ParameterObject Page page) {
        return "\"%d before %s\"".formatted(page.limit(), page.place());
    }

    @AllowAnyone
    @IgnoresParameters
    @GetMapping("/probe/any-values")
    String any(@RequestParam(required = false) @Nullable Integer limit) {
        return "\"any\"";
    }

    @AllowAnyone
    @WithoutJsonBody
    @GetMapping("/probe/bodiless/{number}")
    String bodiless(@PathVariable("number") int number) {
        return Integer.toString(number);
    }

    @AllowAnyone
    @WithoutJsonBody(announced = true)
    @GetMapping("/probe/unannounced")
    String unannounced() {
        return "\"none\"";
    }

    record Page(
            @Nullable Integer limit,
            @BindParam("before") @Nullable String place) {}

    record Values(
            @Nullable Integer limit,
            @Nullable Boolean active,
            @Nullable String ward,
            @Nullable List<String> sort) {}
}
