@echo off
rem Starts Looptwin from the packed distribution; needs Java 17 or later.
rem   LOOPTWIN_JAVA_OPTS   more options for the JVM
setlocal
for %%I in ("%~dp0..") do set "INSTALLATION=%%~fI"
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
"%JAVA%" -version >nul 2>&1 || (
    echo looptwin: error: no Java found. Maybe install a JDK 17 or later, or set JAVA_HOME. 1>&2
    exit /b 1
)
set "OPTIONS=-Xmx1g -XX:+UseParallelGC"
if "%~1"=="run" set "OPTIONS=-Xmx384m -XX:+UseSerialGC"
if "%~1"=="demo" set "OPTIONS=-Xmx384m -XX:+UseSerialGC"
rem -XX:+IgnoreUnrecognizedVMOptions lets Java 17 pass over what only later versions know.
"%JAVA%" %OPTIONS% -XX:+IgnoreUnrecognizedVMOptions --enable-native-access=ALL-UNNAMED ^
    --sun-misc-unsafe-memory-access=allow -Djava.awt.headless=true ^
    "-Dlooptwin.installation=%INSTALLATION%" %LOOPTWIN_JAVA_OPTS% ^
    -cp "%INSTALLATION%\lib\*" org.looptwin.launch.Main %*
exit /b %ERRORLEVEL%
