@echo off
rem Starts Looptwin from the packed distribution; needs Java 17 or later.
rem   JAVA_HOME            which Java; else the one on the PATH
rem   LOOPTWIN_JAVA_OPTS   more options for the JVM
setlocal EnableExtensions DisableDelayedExpansion

rem No path stands bare within parentheses: "Program Files (x86)" would end them.
for %%I in ("%~dp0..") do set "INSTALLATION=%%~fI"
set "JAVA=java"
if not defined JAVA_HOME goto java
if exist "%JAVA_HOME%\bin\java.exe" set "JAVA=%JAVA_HOME%\bin\java.exe"

:java
set "SAID=%TEMP%\looptwin-java-%RANDOM%%RANDOM%.txt"
"%JAVA%" -version >nul 2>"%SAID%"
if errorlevel 1 goto nojava
set "VERSION=0"
for /f "usebackq tokens=2,3" %%A in ("%SAID%") do if "%%A"=="version" set "VERSION=%%~B"
del "%SAID%"
set "MAJOR=0"
for /f "tokens=1,2 delims=.-+_" %%A in ("%VERSION%") do (
    set "MAJOR=%%A"
    if "%%A"=="1" set "MAJOR=%%B"
)
if %MAJOR% LSS 17 goto oldjava

rem The options of the JVM; the shell script looptwin has the very same.
set "ALWAYS=-XX:-UsePerfData -Djava.awt.headless=true"
set "SERVER=-Xms384m -Xmx768m -Xss512k -XX:+UseSerialGC -XX:ReservedCodeCacheSize=96m"
set "COMMAND=-Xmx1g -XX:+UseParallelGC -XX:+IgnoreUnrecognizedVMOptions -XX:Tier4InvocationThreshold=20000 -XX:Tier4MinInvocationThreshold=2400 -XX:Tier4CompileThreshold=60000 -XX:Tier4BackEdgeThreshold=160000"
set "SINCE24=--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"

set "OPTIONS=%COMMAND%"
if "%~1"=="run" set "OPTIONS=%SERVER%"
if "%~1"=="demo" set "OPTIONS=%SERVER%"
if %MAJOR% GEQ 24 set "OPTIONS=%OPTIONS% %SINCE24%"

"%JAVA%" %OPTIONS% %ALWAYS% "-Dlooptwin.installation=%INSTALLATION%" %LOOPTWIN_JAVA_OPTS% ^
    -cp "%INSTALLATION%\lib\*" org.looptwin.launch.Main %*
exit /b %ERRORLEVEL%

:nojava
del "%SAID%" 2>nul
echo looptwin: error: no Java found. Maybe install a JDK 17 or later, or set JAVA_HOME. 1>&2
exit /b 1

:oldjava
echo looptwin: error: Java %MAJOR% in "%JAVA%" is too old, expected 17 or later. Maybe set JAVA_HOME. 1>&2
exit /b 1
