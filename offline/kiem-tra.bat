@echo off
rem Checks a folder or a file that is dropped on this file, and shows what is found as a page.
rem -P: nothing in the folder that is checked is taken for a part of the program.
rem Nothing dropped: the folder around this one where it is a workspace, else one that is asked for.
chcp 65001 >nul
setlocal DisableDelayedExpansion
set "TOOL=%~dp0moi-truong\Scripts\python.exe"
set "PAGE=%TEMP%\tiepcan-ket-qua.html"
set "TIEPCAN_LANG=vi"
if not exist "%TOOL%" goto missing
set "WHERE=%~1"
if not defined WHERE if exist "%~dp0..\tiepcan.yaml" set "WHERE=%~dp0.."
if defined WHERE goto found
type "%~dp0loi-nhan\thu-muc-nao.txt"
set /p "WHERE=> "
if defined WHERE set "WHERE=%WHERE:"=%"
if not defined WHERE exit /b 2

:found
if exist "%PAGE%" del "%PAGE%"
set "WHAT=."
if exist "%WHERE%\*" goto folder
for %%F in ("%WHERE%") do set "WHERE=%%~dpF" & set "WHAT=%%~nxF"
:folder
pushd "%WHERE%" || goto nowhere
"%TOOL%" -P -m tiepcan validate --format "html=%PAGE%" -- "%WHAT%"
set "CODE=%ERRORLEVEL%"
popd
if exist "%PAGE%" start "" "%PAGE%"
if not exist "%PAGE%" pause
exit /b %CODE%

:nowhere
type "%~dp0loi-nhan\khong-co-thu-muc.txt"
pause
exit /b 2

:missing
type "%~dp0loi-nhan\chua-cai-dat.txt"
pause
exit /b 2
