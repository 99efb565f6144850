package io.github.scalekit4ee.sidebyside.kept;

import jakarta.inject.Inject;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.annotation.WebListener;
import org.eclipse.microprofile.jwt.Claim;

@WebListener
public class InRequestListener implements ServletRequestListener {
    @Inject
    @Claim("sub")
    String subject;
}
