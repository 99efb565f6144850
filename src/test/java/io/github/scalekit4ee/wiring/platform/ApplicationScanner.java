package io.github.scalekit4ee.wiring.platform;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.webbeans.web.scanner.WebScannerService;

/**
 * Looks for beans in the application, and of the server's libraries only in those that have a {@code beans.xml}. The class loader of the
 * server is one of URLs, and without this each of them would be a bean archive.
 */
public final class ApplicationScanner extends WebScannerService {

    private final Set<String> libraries = Stream.of(
                    ((URLClassLoader) ApplicationScanner.class.getClassLoader()).getURLs())
            .map(URL::getPath)
            .collect(Collectors.toSet());

    @Override
    protected boolean isExcludedJar(URL url) {
        return libraries.contains(url.getPath().replaceFirst("^file:", "").replaceFirst("!/$", ""));
    }
}
