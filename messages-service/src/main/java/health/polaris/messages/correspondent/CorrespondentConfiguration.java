package health.polaris.messages.correspondent;

import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import java.util.Arrays;
import java.util.List;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Makes {@link Correspondent} an argument of controller methods, and describes the header it is made from. */
@Configuration(proxyBeanMethods = false)
class CorrespondentConfiguration implements WebMvcConfigurer {

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Correspondent.class);
    }

    private final CorrespondentArgumentResolver correspondent;

    CorrespondentConfiguration(CorrespondentArgumentResolver correspondent) {
        this.correspondent = correspondent;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(correspondent);
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
