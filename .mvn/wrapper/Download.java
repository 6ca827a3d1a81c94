// Run by ./mvnw on machines that have neither curl nor wget: java Download.java <address> <file>
void main(String[] arguments) {
    try (var body = java.net.URI.create(arguments[0]).toURL().openStream()) {
        java.nio.file.Files.copy(body, java.nio.file.Path.of(arguments[1]));
    } catch (java.io.IOException e) {
        System.err.println(e);
        System.exit(1);
    }
}
