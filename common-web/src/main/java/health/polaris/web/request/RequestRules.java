package health.polaris.web.request;

import java.util.List;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** No surprises in query strings and bodies (contracts/platform.md §3, §5.3). */
record RequestRules() implements WebMvcConfigurer {
    private static final List<MediaType> OTHER_FORMATS = List.of(
            MediaType.APPLICATION_XML,
            MediaType.APPLICATION_YAML,
            MediaType.APPLICATION_CBOR,
            new MediaType("application", "x-jackson-smile"));

    /** What the libraries of others bring along can be read in more ways than one, and nobody asked for it. */
    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        converters.configureMessageConvertersList(list -> list.removeIf(RequestRules::isOfAnotherFormat));
    }

    private static boolean isOfAnotherFormat(HttpMessageConverter<?> converter) {
        return converter.getSupportedMediaTypes().stream()
                .filter(MediaType::isConcrete)
                .anyMatch(OTHER_FORMATS::contains);
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(new LastOfRepeated());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new UnknownParameters());
        registry.addInterceptor(new JsonBodyRefusal());
    }
}
