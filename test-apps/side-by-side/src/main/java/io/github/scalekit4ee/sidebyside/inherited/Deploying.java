package io.github.scalekit4ee.sidebyside.inherited;

import io.github.scalekit4ee.RequiresScopes;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Stereotype;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What all beans that deploy have in common. */
@Stereotype
@RequestScoped
@RequiresScopes("deploy:applications")
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Deploying {}
