package health.polaris.common.probe;

import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication(scanBasePackages = {"health.polaris.common.probe", "health.polaris.web.probe"})
public class ProbeApplication {}
