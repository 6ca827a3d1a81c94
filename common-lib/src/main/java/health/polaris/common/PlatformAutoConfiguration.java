package health.polaris.common;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/** What every service knows about itself. */
@AutoConfiguration
@EnableConfigurationProperties(DeploymentEnvironment.class)
public class PlatformAutoConfiguration {}
