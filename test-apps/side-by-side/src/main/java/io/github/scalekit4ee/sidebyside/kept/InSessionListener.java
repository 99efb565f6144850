package io.github.scalekit4ee.sidebyside.kept;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpSessionListener;
import org.eclipse.microprofile.jwt.Claim;

@WebListener
public class InSessionListener implements HttpSessionListener {
    @Inject
    @Claim("sub")
    String subject;
}
