package health.polaris.web.request;

import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** No surprises in query strings and bodies (contracts/platform.md §3, §5.3). */
record RequestRules(RequestSettings settings) implements WebMvcConfigurer {
    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(new LastOfRepeated());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        if (settings.refuseUnknownParameters()) {
            registry.addInterceptor(new UnknownParameters());
        }
        registry.addInterceptor(new JsonBodyRefusal());
    }
}
