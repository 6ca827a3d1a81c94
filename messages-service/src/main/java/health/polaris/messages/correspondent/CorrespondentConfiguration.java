package health.polaris.messages.correspondent;

import health.polaris.common.security.CurrentCaller;
import health.polaris.common.security.RequestArgument;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import java.util.Arrays;
import java.util.List;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Makes {@link Correspondent} an argument of controller methods, and describes the header it is made from. */
@Configuration(proxyBeanMethods = false)
class CorrespondentConfiguration implements WebMvcConfigurer {

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Correspondent.class);
    }

    private final AssociatedLocations locations;

    CorrespondentConfiguration(AssociatedLocations locations) {
        this.locations = locations;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new RequestArgument<>(Correspondent.class, this::correspondent));
    }

    private Correspondent correspondent(NativeWebRequest request) {
        String[] header = request.getHeaderValues(AssociatedLocations.HEADER);
        return locations.correspondent(CurrentCaller.get(), header == null ? List.of() : List.of(header));
    }

    @Bean
    static OperationCustomizer locationHeader() {
        return (operation, method) -> {
            boolean narrows =
                    Arrays.asList(method.getMethod().getParameterTypes()).contains(Correspondent.class);
            return narrows
                    ? operation.addParametersItem(new HeaderParameter()
                            .name(AssociatedLocations.HEADER)
                            .required(false)
                            .description("Comma separated; narrows the locations of the calling clinician")
                            .schema(new StringSchema()))
                    : operation;
        };
    }
}
