@echo off
rem Installs tiepcan beside this file, from the folder goi: no network, no rights of an administrator.
rem Only ASCII here: cmd reads a batch file by bytes. What a person reads lies in loi-nhan.
chcp 65001 >nul
setlocal DisableDelayedExpansion
if not exist "%~dp0goi\requirements.txt" goto unpacked
set "PY="
for %%V in (3.13 3.12 3.11) do if not defined PY (py -%%V -c "" >nul 2>nul && set "PY=py -%%V")
if not defined PY (python -c "import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))" >nul 2>nul && set "PY=python")
if not defined PY goto python
%PY% -m venv --clear "%~dp0moi-truong" || goto failed
"%~dp0moi-truong\Scripts\python.exe" -m pip install --quiet --disable-pip-version-check --no-index --find-links "%~dp0goi" --no-deps --require-hashes --requirement "%~dp0goi\requirements.txt" || goto failed
"%~dp0moi-truong\Scripts\python.exe" -P -m tiepcan --version || goto failed
type "%~dp0loi-nhan\da-cai-dat.txt"
pause
exit /b 0

:unpacked
echo Hay giai nen toan bo tep zip truoc. / Unpack the whole zip first.
pause
exit /b 2

:python
type "%~dp0loi-nhan\thieu-python.txt"
pause
exit /b 2

:failed
type "%~dp0loi-nhan\chua-cai-duoc.txt"
pause
exit /b 1
